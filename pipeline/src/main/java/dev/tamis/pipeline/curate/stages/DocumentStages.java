package dev.tamis.pipeline.curate.stages;

import java.util.List;

/** The document stages, in the order of the flow. A new one is a class and a line here. */
public final class DocumentStages {
  /** The list. The text is scrubbed last, so that what is written is what was checked. */
  public static final List<DocumentStage.Definition> ALL =
      List.of(
          EraseRecords::load,
          LocateSource::load,
          ExtractText::load,
          EraseText::load,
          HearOptOuts::load,
          Decontaminate::load,
          IdentifyLanguage::load,
          CheckRules::load,
          ScoreQuality::load,
          ScrubPii::load);

  private DocumentStages() {}
}
