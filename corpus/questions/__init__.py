"""What typed words ask: about whom, about what, between which times, in which outlet."""
