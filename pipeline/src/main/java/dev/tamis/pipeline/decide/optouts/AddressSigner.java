package dev.tamis.pipeline.decide.optouts;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.OwnWords;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.source.Urls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Host and path of a document, and whether it has said itself what its host may say too. */
final class AddressSigner implements Signer {
  static final int VERSION = 1;
  private static final int LONGEST = 4096;

  @Override
  public String stage() {
    return SiteOptOuts.STAGE;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public byte[] sign(Document document) {
    String path = Urls.path(document.source().url());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBoolean(document.find(OwnWords.class, OwnWords.NONE).tdm());
      out.writeUTF(document.source().host());
      out.writeUTF(path.substring(0, Math.min(LONGEST, path.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a signature says. */
  record Address(boolean ownTdm, String host, String path) {
    static Address of(byte[] signature) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(signature))) {
        return new Address(in.readBoolean(), in.readUTF(), in.readUTF());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
