package dev.codemode.supervisor.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads a worker's messages. Whatever the bytes are, it takes no more memory than a few times their
 * size and throws nothing.
 */
final class FrameDecoder implements MethodDescriptor.Marshaller<Arrival> {
  @Override
  public Arrival parse(InputStream message) {
    try {
      return decode(message.readNBytes(WorkerProtocol.MAX_FRAME_BYTES + 1));
    } catch (IOException e) {
      // The transport's own stream; it ends with the call.
      throw new UncheckedIOException(e);
    }
  }

  static Arrival decode(byte[] message) {
    if (message.length > WorkerProtocol.MAX_FRAME_BYTES) {
      return new Arrival.Malformed("a frame over " + WorkerProtocol.MAX_FRAME_BYTES + " bytes");
    }
    Optional<String> breach = WireForm.breach(message);
    if (breach.isPresent()) {
      return new Arrival.Malformed(breach.get());
    }
    try {
      return new Arrival.Frame(WorkerFrame.parseFrom(message));
    } catch (InvalidProtocolBufferException e) {
      return new Arrival.Malformed("a text that is no UTF-8");
    }
  }

  /** Workers' messages are only read here. */
  @Override
  public InputStream stream(Arrival arrival) {
    throw new UnsupportedOperationException("the supervisor sends no frames of workers");
  }
}
