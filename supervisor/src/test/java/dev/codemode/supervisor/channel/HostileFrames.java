package dev.codemode.supervisor.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.codemode.proto.v1.WorkerFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Messages that no generated class writes. */
final class HostileFrames {
  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private HostileFrames() {}

  private static byte[] written(Writing writing) {
    try {
      var bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A ready with very many empty problems, two bytes each. */
  static byte[] manyProblems(int size) {
    return inside(WorkerFrame.READY_FIELD_NUMBER, filled(size, new byte[] {0x1a, 0}));
  }

  /** A request for signatures with very many empty names. */
  static byte[] manyNames(int size) {
    return inside(WorkerFrame.SIGNATURES_WANTED_FIELD_NUMBER, filled(size, new byte[] {0x12, 0}));
  }

  /** Very many empty frames in one: each a content in place of the one before. */
  static byte[] manyContents(int size) {
    return filled(size, new byte[] {0x2a, 0});
  }

  /** Very many fields that nobody knows, each with another number. */
  static byte[] manyUnknownFields(int size) {
    return written(
        out -> {
          for (int number = 1_000; out.getTotalBytesWritten() < size; number++) {
            out.writeBool(number, true);
          }
        });
  }

  /** Groups in groups, which the format has for its first version only. */
  static byte[] deepGroups(int depth) {
    return filled(depth, new byte[] {(2 << 3) | 3});
  }

  /** Two contents of one kind, which would be merged. */
  static byte[] twice(WorkerFrame frame) {
    return frame.toByteString().concat(frame.toByteString()).toByteArray();
  }

  static byte[] inside(int field, byte[] message) {
    return written(out -> out.writeBytes(field, ByteString.copyFrom(message)));
  }

  private static byte[] filled(int size, byte[] piece) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = piece[i % piece.length];
    }
    return bytes;
  }
}
