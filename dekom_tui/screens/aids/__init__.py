"""What helps from everywhere: find, help, the palette, and the first greeting."""
