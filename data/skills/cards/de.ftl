### Cards. All card-* names are feminine.

card-frozen = { $tone ->
    [empathetic] Ihre { $card } mit den Endziffern { $last4 } ist ab sofort gesperrt. Niemand kann mehr damit bezahlen.
    [brief] { $card } mit den Endziffern { $last4 }: gesperrt.
   *[neutral] Ihre { $card } mit den Endziffern { $last4 } ist gesperrt. Niemand kann damit bezahlen, bis die Sperre aufgehoben wird. Das erledigt unser Team für Sie nach einer kurzen Prüfung.
 }
card-already-frozen = Ihre { $card } mit den Endziffern { $last4 } ist bereits gesperrt.
# After a correction; $card, $last4: the card frozen before it.
card-still-frozen = Ihre { $card } mit den Endziffern { $last4 } bleibt vorerst ebenfalls gesperrt. Unser Team kann die Sperre nach einer kurzen Prüfung aufheben.
 .human = Mit einem Menschen sprechen
card-ask-which = Welche Karte soll ich sperren?
card-choice = { $card }, Endziffern { $last4 }
card-none = Eine solche Karte finde ich nicht unter Ihrem Namen.
