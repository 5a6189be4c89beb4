### Complaints.

complaint-opened = { $tone ->
    [empathetic] Ich habe Ihre Beschwerde unter { $reference } aufgenommen, damit sie nicht verloren geht. Sie erhalten bis zum { $acknowledge_by } eine schriftliche Bestätigung und bis zum { $respond_by } unsere abschließende Antwort. Wenn Sie damit nicht zufrieden sind, kann die Ombudsstelle den Fall kostenlos prüfen.
   *[neutral] Ich habe Ihre Beschwerde aufgenommen, das Aktenzeichen ist { $reference }. Sie erhalten bis zum { $acknowledge_by } eine schriftliche Bestätigung und bis zum { $respond_by } unsere abschließende Antwort. Sind Sie dann nicht zufrieden, können Sie sich kostenlos an die Ombudsstelle wenden.
 }
 .human = Mit einem Menschen sprechen
complaint-existing = Ihre Beschwerde ist bereits unter { $reference } erfasst, unsere abschließende Antwort kommt bis zum { $respond_by }. Was Sie eben geschrieben haben, habe ich ergänzt.
 .human = Mit einem Menschen sprechen
