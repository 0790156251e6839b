package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.zip.GZIPInputStream;

/** Collects a body up to a cap and hangs up at the first byte beyond it. */
public final class CappedBody implements BodySubscriber<byte[]> {

    private static final int CHUNK = 8192;

    private final long mostBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;

    /** @param mostBytes beyond which the body fails with {@link TooLargeException} */
    public CappedBody(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            if (bytes.size() + (long) buffer.remaining() > mostBytes) {
                body.completeExceptionally(new TooLargeException(mostBytes));
                subscription.cancel();
                return;
            }
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
    }

    @Override
    public void onError(Throwable problem) {
        body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }

    /** Undoes gzip, under the same cap, so that a small body cannot grow without end. */
    @NonNull
    static byte[] gunzip(@NonNull byte[] compressed, long mostBytes) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(compressed.length * 3);
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), CHUNK)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (plain.size() + (long) read > mostBytes) {
                    throw new TooLargeException(mostBytes);
                }
                plain.write(chunk, 0, read);
            }
        }
        return plain.toByteArray();
    }

    /** A body beyond the cap; trying again would not help. */
    public static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long mostBytes) {
            super("the answer is longer than " + mostBytes + " bytes");
        }
    }
}
