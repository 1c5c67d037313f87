"""What programs read: addresses that are not pages."""
