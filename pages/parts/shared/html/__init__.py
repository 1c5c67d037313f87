"""Parts of pages as HTML of our own: made and escaped here, put into the page by one component."""
