"""The engine that holds a store: its address, and how it is connected to."""
