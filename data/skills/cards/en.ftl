### Cards.

# $card: kind of card, $last4: its last four digits.
card-frozen = { $tone ->
    [empathetic] Your { $card } ending in { $last4 } is frozen as of now. Nobody can pay with it.
    [brief] { $card } ending in { $last4 }: frozen.
   *[neutral] Your { $card } ending in { $last4 } is frozen. Nobody can pay with it until it's unfrozen, which a colleague does for you after a short check.
 }
card-already-frozen = Your { $card } ending in { $last4 } is already frozen.
# After a correction; $card, $last4: the card frozen before it.
card-still-frozen = Your { $card } ending in { $last4 } is frozen too for now. A colleague can unfreeze it after a short check.
 .human = Talk to a person
card-ask-which = Which card shall I freeze?
# A button for one card.
card-choice = { $card } ending in { $last4 }
card-none = I don't find a card like that in your name.
