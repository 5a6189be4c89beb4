### Complaints.

# $reference: of the case; $acknowledge_by, $respond_by: dates.
complaint-opened = { $tone ->
    [empathetic] He registrado su reclamación con la referencia { $reference }, para que no se pierda. Tendrá nuestra confirmación por escrito como muy tarde el { $acknowledge_by } y nuestra respuesta definitiva como muy tarde el { $respond_by }. Si no le convence, el defensor del cliente puede revisarla gratuitamente.
   *[neutral] He registrado su reclamación; la referencia es { $reference }. Tendrá nuestra confirmación por escrito como muy tarde el { $acknowledge_by } y nuestra respuesta definitiva como muy tarde el { $respond_by }. Si entonces no le convence, puede acudir al defensor del cliente de forma gratuita.
 }
 .human = Hablar con una persona
complaint-existing = Su reclamación ya está registrada con la referencia { $reference }; nuestra respuesta definitiva llegará como muy tarde el { $respond_by }. He añadido lo que acaba de escribir.
 .human = Hablar con una persona
