### Complaints.

# $reference: of the case; $acknowledge_by, $respond_by: dates.
complaint-opened = { $tone ->
    [empathetic] J'ai enregistré votre réclamation sous la référence { $reference }, elle ne risque donc pas de se perdre. Vous recevrez notre confirmation écrite au plus tard le { $acknowledge_by } et notre réponse définitive au plus tard le { $respond_by }. Si elle ne vous convient pas, vous pourrez saisir gratuitement le médiateur.
   *[neutral] Votre réclamation est enregistrée sous la référence { $reference }. Vous recevrez notre confirmation écrite au plus tard le { $acknowledge_by } et notre réponse définitive au plus tard le { $respond_by }. Si cette réponse ne vous convient pas, vous pourrez saisir gratuitement le médiateur.
 }
 .human = Parler à une personne
complaint-existing = Votre réclamation est déjà enregistrée sous la référence { $reference } ; notre réponse définitive vous parviendra au plus tard le { $respond_by }. J'y ai ajouté ce que vous venez d'écrire.
 .human = Parler à une personne
