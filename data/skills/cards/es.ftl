### Cards.

# $card: kind of card (feminine), $last4: its last four digits.
card-frozen = { $tone ->
    [empathetic] Su { $card } terminada en { $last4 } está bloqueada desde este momento. Nadie puede pagar con ella.
    [brief] { $card } terminada en { $last4 }: bloqueada.
   *[neutral] Su { $card } terminada en { $last4 } está bloqueada. Nadie puede pagar con ella hasta que se desbloquee; de eso se encarga una persona de nuestro equipo tras una breve comprobación.
 }
card-already-frozen = Su { $card } terminada en { $last4 } ya está bloqueada.
# After a correction; $card, $last4: the card frozen before it.
card-still-frozen = Su { $card } terminada en { $last4 } sigue bloqueada también. Una persona de nuestro equipo puede desbloquearla tras una breve comprobación.
 .human = Hablar con una persona
card-ask-which = ¿Qué tarjeta quiere que bloquee?
# A button for one card.
card-choice = { $card } terminada en { $last4 }
card-none = No encuentro ninguna tarjeta así a su nombre.
