"""Three texts of one file in, one text out: the half of a merge that knows TOML.

`review.merge` decides the values. Here they are spliced into ours, so that untouched text survives byte for byte;
comments go with what they stand on, from both sides; and what could not be merged stands in the file as format.md says
(«An unsettled merge»), and can be read back and settled.
"""
