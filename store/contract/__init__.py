"""The contract: the files of a project and their columns, the data dictionary made of it, and templates."""
