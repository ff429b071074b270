"""R Rød tråd: from the situation to the signs, as a picture, as a list on a small screen, and as a matrix."""
