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
widget-owner-queued = Enseguida le atenderá una persona
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
desk-reason-fraud = Fraude o tarjeta perdida
desk-reason-not-understood = No se entendió
desk-reason-other = Otro
desk-summary = Resumen del traspaso
desk-summary-wanted = Qué necesitaba
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
