"""What typed words ask: about whom, about what, between which times, in which outlet. Pure.

message -> what its form asks for (intents) -> its outlet and its dates, looked for once (line, by
outlets and periods) -> a Question, or readings for the archive to choose from (forms).
"""
