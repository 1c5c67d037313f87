"""What a visitor may see: names that may not be shown are masked, in answers and in exported files."""
