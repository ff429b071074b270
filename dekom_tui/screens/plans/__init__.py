"""The workspace's plans: chosen, begun, and brought in order where one cannot be opened."""
