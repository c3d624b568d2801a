"""From a question to what answers it: passages, and what somebody said."""
