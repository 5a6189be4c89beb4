### Words of the web pages: the chat widget, the agents' desk and the demo bank page.
### Flat messages without arguments; see en.ftl. 'usted' for customers and for agents.

## Widget: the customer's chat window

widget-title = Chatee con nosotros
widget-open = Abrir el chat
widget-close = Cerrar el chat
# Followed by a number.
widget-unread = Mensajes sin leer:
widget-log = Conversación
widget-from-customer = Usted
widget-from-bot = Asistente
widget-badge-bot = automático
widget-badge-agent = persona del banco
widget-from-system = Aviso
widget-input = Su mensaje
widget-placeholder = Escriba un mensaje
widget-input-hint = Pulse Intro para enviar y Mayús e Intro para una línea nueva
widget-send = Enviar
# Followed by a number.
widget-characters-left = Caracteres restantes:
# Followed by a number.
widget-characters-over = Caracteres de más:
widget-masked = Hemos ocultado el número de la tarjeta. Nunca tiene que darnos el número completo.
widget-state-waiting = Se enviará cuando vuelva la conexión
widget-state-sending = Enviando
widget-state-sent = Enviado
widget-state-failed = No enviado
widget-retry = Reintentar
widget-discard = Eliminar
widget-owner-bot = Está hablando con nuestro asistente automático
widget-owner-queued = A la espera de una persona del equipo
# Followed by a number.
widget-position = Su puesto en la fila:
widget-position-next = Su turno es el siguiente
# Followed by a person's name.
widget-owner-human = Está hablando con
widget-owner-human-unnamed = Está hablando con una persona del banco
# After a name.
widget-typing = está escribiendo
widget-quick-replies = Respuestas sugeridas
widget-connecting = Conectando
widget-offline = No hay conexión. Guardamos lo que escriba y lo enviaremos después.
widget-reconnecting = Se ha perdido la conexión. Volvemos a intentarlo.
widget-expired = Su sesión ha terminado. Vuelva a iniciar sesión para continuar.
widget-unavailable = El chat no está disponible en este momento. Inténtelo más tarde.
widget-language = Idioma
widget-new-conversation = Nueva conversación
widget-latest = Ir al último mensaje
widget-empty = Pregunte lo que quiera sobre su dinero. Estamos aquí a todas horas.

## Widget: what is read of the customer's mood, and the choice about it

widget-mood = Lectura del ánimo
widget-mood-is-off = La lectura del ánimo está desactivada
widget-mood-what = A partir de lo que escribe aquí, el asistente estima cómo se siente. Solo lo usa para elegir el tono y para avisar antes a una persona, que también podrá verlo. Se guarda con su conversación y no influye en ninguna decisión sobre créditos, precios o fraude.
# Beside the switch.
widget-mood-switch = Leer mi estado de ánimo
widget-mood-off = Desactivada. El asistente responde en un tono neutro. Le seguirá atendiendo una persona si la pide o si lo que escribe apunta a algo grave, como un fraude o un peligro.
widget-mood-none = Todavía no se ha leído nada.
# The present reading; followed by the reason, a sentence of its own.
widget-mood-calm = Se percibe calma en lo que escribe.
widget-mood-pleased = Se percibe satisfacción en lo que escribe.
widget-mood-uneasy = Se percibe algo de inquietud en lo que escribe.
widget-mood-upset = Se percibe enfado en lo que escribe.
widget-mood-distressed = Parece que está pasando por un momento difícil.
widget-mood-why-negative-words = Sus palabras suenan negativas.
widget-mood-why-anger = Sus palabras suenan a enfado.
widget-mood-why-confusion = Parece que algo no le queda claro.
widget-mood-why-insult = Ha usado palabras fuertes.
widget-mood-why-complaint = Ha presentado una queja.
widget-mood-why-report-fraud = Ha avisado de un fraude.
widget-mood-why-not-understood = El asistente no le ha entendido.
widget-mood-why-repeated = Ha tenido que pedir lo mismo otra vez.
widget-mood-why-asked-again = Ha tenido que volver a pedir una persona.
widget-mood-why-distress-topic = Ha hablado de algo duro, como una pérdida o problemas de dinero.
widget-mood-why-distress-words = Sus palabras indican preocupación o peligro.
widget-mood-why-positive-words = Sus palabras suenan positivas.
widget-mood-why-thanked = Ha dicho algo amable.
widget-mood-why-faded = Lo que llamaba la atención antes se ha ido pasando.
widget-mood-why-steady = En su último mensaje no hay nada que llame la atención.
widget-mood-kept = Las lecturas anteriores están guardadas con sus conversaciones.
widget-mood-forget = Eliminarlas
widget-mood-forgotten = Las lecturas guardadas se han eliminado de sus conversaciones.

## Desk: where bank employees answer customers

desk-title = Mesa de atención
desk-login-title = Iniciar sesión en la mesa
desk-username = Usuario
desk-password = Contraseña
desk-login = Iniciar sesión
desk-login-failed = El usuario o la contraseña no son correctos.
desk-logout = Cerrar sesión
desk-connected = Con conexión
desk-reconnecting = Reconectando
desk-queue = Fila
desk-queue-empty = No hay nadie esperando.
desk-mine = Mis conversaciones
desk-mine-empty = No tiene conversaciones abiertas.
# Followed by a duration.
desk-waiting = En espera:
desk-urgent = Urgente
desk-accept = Aceptar
desk-no-selection = Elija una conversación para leerla.
desk-loading = Cargando
desk-transcript = Transcripción
desk-from-bot = Asistente
desk-from-agent = Persona del equipo
desk-from-system = Aviso
desk-from-me = Usted
desk-input = Responder al cliente
desk-send = Enviar
desk-send-hint = Intro envía; Mayús e Intro empieza otra línea
desk-accept-first = Acepte la conversación para responder.
# After the customer's name.
desk-typing = está escribiendo
desk-failed = No enviado
desk-retry = Reintentar
desk-error-taken = Otra persona del equipo ya ha aceptado esta conversación.
desk-error-moved-on = Ya no es posible: la conversación ha cambiado de manos.
desk-error = No se ha podido hacer. Inténtelo de nuevo.
desk-hand-back = Devolver al asistente
desk-hand-back-note = Nota para el registro: qué se hizo y qué queda pendiente
desk-close = Cerrar con resultado
desk-outcome = Resultado
desk-outcome-solved = Resuelto
desk-outcome-follow-up = Requiere seguimiento
desk-outcome-unsolved = No se pudo resolver
desk-outcome-no-answer = El cliente dejó de responder
desk-cancel = Cancelar
# Closes the list of keyboard shortcuts.
desk-dismiss = Cerrar
desk-mood = Ánimo
desk-mood-curve = Ánimo durante la conversación
desk-mood-none = Sin registro de ánimo
desk-mood-off = El cliente ha desactivado la lectura del ánimo.
# Nouns: they need no gender.
desk-mood-calm = Calma
desk-mood-pleased = Satisfacción
desk-mood-uneasy = Inquietud
desk-mood-upset = Enfado
desk-mood-distressed = Angustia
desk-reason = Motivo
desk-reason-requested = Pidió hablar con una persona
desk-reason-upset = Enfado
desk-reason-distress = Angustia
desk-reason-complaint = Reclamación
desk-reason-self-harm = Riesgo de suicidio
desk-reason-coercion = Amenaza o control de otra persona
desk-reason-fraud = Fraude
desk-reason-lost-card = Tarjeta perdida
desk-reason-dispute = Pago en disputa
desk-reason-hardship = Dificultades económicas
desk-reason-bereavement = Fallecimiento
desk-reason-unsure = No está claro qué quiere
desk-reason-not-understood = No se entendió
desk-reason-other = Otro
desk-summary = Resumen del traspaso
desk-summary-wanted = Qué necesitaba
desk-summary-because = Indicios que llevaron aquí
desk-summary-evidence = En palabras del cliente
desk-summary-tried = Qué se intentó
desk-summary-promised = Qué se prometió
desk-nothing = Nada registrado
desk-customer = Cliente
desk-customer-since = Cliente desde
desk-accounts = Cuentas
desk-cards = Tarjetas
desk-cases = Casos
# State of a card, after its number.
desk-card-frozen = bloqueada
desk-card-lost = declarada perdida
desk-language = Idioma
desk-country = País
desk-shortcuts = Atajos de teclado
desk-shortcut-queue = Siguiente conversación de la fila
desk-shortcut-mine = Siguiente de mis conversaciones
desk-shortcut-reply = Ir al cuadro de respuesta

## Bank: the demo bank's own page around the chat

bank-name = Linden Bank
bank-demo = Banco de demostración. Todas las personas y cifras son inventadas.
bank-choose-title = ¿Qué banca le gustaría ver?
bank-choose-text = Elija a una de las personas de la demostración. Cada una tiene su idioma, sus cuentas y su historial.
bank-choose-failed = No se han podido cargar las personas de la demostración. Inténtelo de nuevo.
bank-switch = Cambiar de persona
# Followed by a name.
bank-morning = Buenos días,
bank-afternoon = Buenas tardes,
bank-evening = Buenas noches,
bank-accounts = Sus cuentas
bank-account-checking = Cuenta corriente
bank-account-savings = Cuenta de ahorro
bank-account-credit-card = Tarjeta de crédito
bank-account-joint = Cuenta conjunta
bank-ask-title = Pregúntenos lo que quiera sobre su dinero
bank-ask-text = Nuestro asistente responde al momento. Si prefiere una persona, solo tiene que decirlo.
bank-ask-button = Empezar a chatear
bank-example-spending = ¿Cuánto gasté en supermercado el mes pasado?
bank-example-bills = ¿Qué recibos vencen pronto?
bank-example-card = No encuentro mi tarjeta
bank-safety = Nunca le pediremos su contraseña, su PIN ni el número completo de su tarjeta.
