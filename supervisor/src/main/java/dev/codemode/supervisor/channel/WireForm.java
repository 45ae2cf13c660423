package dev.codemode.supervisor.channel;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.WorkerFrame;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the bytes of a frame before anything is made of them: an object for each of the millions
 * of empty or unknown fields that fit a frame would take a hundred times its size. Both ends come
 * from one build, so a field that is not known here, or that comes twice, is no mistake of an
 * honest worker.
 */
final class WireForm {
  /**
   * Most fields of a frame, those of its messages included; the largest has three for each name.
   */
  static final int MAX_FIELDS = 4 * WorkerProtocol.MAX_SIGNATURES_WANTED;

  private final CodedInputStream input;
  private int fields;

  private WireForm(byte[] frame) {
    this.input = CodedInputStream.newInstance(frame);
  }

  /** What is wrong with the form, or empty. What is inside texts and bytes is not looked at. */
  static Optional<String> breach(byte[] frame) {
    try {
      return new WireForm(frame).message(WorkerFrame.getDescriptor());
    } catch (IOException e) {
      return Optional.of("a frame that is cut off or garbled");
    }
  }

  /** Calls itself for messages in messages: as deep as the messages' own definitions are. */
  private Optional<String> message(Descriptor type) throws IOException {
    Set<Integer> seen = new HashSet<>();
    while (true) {
      int tag = input.readTag();
      if (tag == 0) {
        return Optional.empty();
      }
      if (++fields > MAX_FIELDS) {
        return Optional.of("a frame of more than " + MAX_FIELDS + " fields");
      }
      int number = WireFormat.getTagFieldNumber(tag);
      FieldDescriptor field = type.findFieldByNumber(number);
      if (field == null || WireFormat.getTagWireType(tag) != field.getLiteType().getWireType()) {
        return Optional.of("an unknown field " + number + " of " + type.getName());
      }
      // Another message of the same choice would be merged with or put in place of the first.
      var choice = field.getContainingOneof();
      int key = choice == null ? number : -1 - choice.getIndex();
      if (!field.isRepeated() && !seen.add(key)) {
        return Optional.of("a second " + field.getName() + " of " + type.getName());
      }
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        input.skipField(tag);
        continue;
      }
      int outer = input.pushLimit(input.readRawVarint32());
      Optional<String> breach = message(field.getMessageType());
      if (breach.isPresent()) {
        return breach;
      }
      input.popLimit(outer);
    }
  }
}
