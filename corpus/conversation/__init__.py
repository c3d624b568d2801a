"""A chat: each message in the light of those before it.

    message, and what it leans on -> readings, the likeliest first      reading, followups
    readings -> the first that the archive supports -> its answer       answering
    answer -> what the chat was about, for the next message             turns, kept by store

The readings are pure: typed requests over values. The archive chooses between them in one state.
"""
