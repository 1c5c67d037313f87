"""What several pages need: the frame, tables, tiles, charts with their sentence, conflicts, print."""
