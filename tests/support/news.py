"""A short article of ordinary news, a sentence a line."""

from __future__ import annotations

NEWS = [
    "Hollenby city council voted late on Tuesday to build a bridge across the harbour.",
    "The Tern Bridge is to carry a road, a cycle path and a single tram track.",
    "Engineers put the price at 410 million crowns and expect the first tram in 2028.",
    "The motion passed by 31 votes to 14, with applause from the Sandmoor councillors.",
    "Shopkeepers from the ferry landing left the chamber before the count was read out.",
    "Drilling has reached bedrock at only nine of the 22 places where piers are planned.",
]
