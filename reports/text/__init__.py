"""Text as a document may hold it: characters that its fonts have and its format allows."""
