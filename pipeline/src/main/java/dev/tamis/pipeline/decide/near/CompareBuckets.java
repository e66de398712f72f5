package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * The first step of a pass: in each bucket every undecided document is compared with earlier ones
 * and writes down which of those that are undecided as well are its near-duplicates, or that one
 * that stays is. Comparisons are bounded; where a document could not be compared with every earlier
 * one, it says so.
 */
final class CompareBuckets extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private final int compared;
  private final int watched;
  private transient Blocks<Mail> mails;

  CompareBuckets(Settings settings, int pass) {
    this.settings = settings;
    this.compared = Settings.compared(pass);
    this.watched = Settings.watched(pass);
  }

  @StartBundle
  public void start() {
    mails = new Blocks<>(new Mail.MailCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> buckets, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Member> sort =
        Blocks.sort(
            buckets.getValue(), new Member.MemberCoder(), Member.BY_BUCKET, Member::weight)) {
      Bucket bucket = null;
      for (Iterator<Member> sorted = sort.sorted(); sorted.hasNext(); ) {
        Member member = sorted.next();
        if (bucket == null || bucket.key != member.key()) {
          bucket = new Bucket(member.key(), member.band());
        }
        bucket.take(member, out);
      }
    }
  }

  private final class Bucket {
    private final long key;
    private final Earlier<Member> earlier;
    private boolean overflow;

    Bucket(long key, int band) {
      this.key = key;
      this.earlier = new Earlier<>(settings.layout(), settings.verifier(), band);
    }

    void take(Member member, OutputReceiver<KV<Integer, byte[]>> out) {
      if (!member.kept() && compare(member, out)) {
        return;
      }
      if (earlier.size() < compared) {
        earlier.add(member.print(), member);
      } else {
        overflow = true;
      }
    }

    /** Whether one that stays is a near-duplicate, so that this one goes and stands for nothing. */
    private boolean compare(Member member, OutputReceiver<KV<Integer, byte[]>> out) {
      Place place = member.vertex().place();
      List<Mail.Watched> watches = new ArrayList<>();
      List<Mail.Told> told = new ArrayList<>();
      boolean all =
          earlier.find(
              member.print(),
              (other, similarity) -> {
                if (other.kept()) {
                  told.add(new Mail.Told(place, other.vertex(), true, similarity));
                  return false;
                }
                watches.add(new Mail.Watched(other.vertex().place(), similarity));
                return watches.size() < watched;
              });
      boolean gone = !told.isEmpty();
      if (gone) {
        send(told.get(0), out);
        watches.clear();
      }
      for (Mail.Watched watch : watches) {
        send(new Mail.Watch(watch.place(), place), out);
      }
      send(new Mail.State(member.vertex(), member.size(), all && !overflow, watches), out);
      return gone;
    }
  }

  private void send(Mail mail, OutputReceiver<KV<Integer, byte[]>> out) {
    mails.add(settings.shuffleKey(mail.to()), mail, out::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    mails.close(context, Superstep.MAIL);
  }
}
