"""The meeting on the projector: one screen, drawn anew for every phase, and the facilitator's own one beside it."""
