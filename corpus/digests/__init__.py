"""Digests: planned, told, and on their way to a chat.

    an article is stored, by a feed (`corpus.feeds`), a load or a link
    -> `Digests.match`: new articles meet subscriptions; kept with the quotes that met (`arrivals`)
    -> `Digests.plan`: who is due, what of it (`planning`), in which of its words (`telling`)
    -> `handlers.replies.digests`: the messages
    -> `Digests.give`: noted as given (`store`) and queued (`ledger`), in one transaction
    -> `bot.delivery`: claimed, sent, noted as sent

A digest's number is told by its subscriber and their serial, which each change and each digest
raises: so it is known before anything is written, its buttons can name it, and `give` leaves what
was planned under an older serial to be planned anew. Killed between two steps, or overtaken by
another process, nothing is lost and nothing comes twice.
"""
