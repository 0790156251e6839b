package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A fault of an {@link EmbeddedRegistry}: what is asked for, how often it goes wrong, and how ({@link RegistryFaults}).
 * One object is for one registry, for it counts.
 */
public final class RegistryFault {

    /** What is asked for. */
    public enum Request {
        /** Everything, tokens included. */
        ANY,
        /** {@code /v2/}. */
        BASE,
        /** A page of tags. */
        TAGS,
        /** A manifest, by HEAD or GET. */
        MANIFEST,
        /** What a manifest is made of. */
        BLOB,
        /** What refers to a manifest. */
        REFERRERS,
        /** The token service. */
        TOKEN;

        boolean is(EmbeddedRegistryRequest request) {
            String path = request.path();
            return switch (this) {
                case ANY -> true;
                case BASE -> path.equals("/v2/") || path.equals("/v2");
                case TAGS -> path.endsWith("/tags/list");
                case MANIFEST -> path.contains("/manifests/");
                case BLOB -> path.contains("/blobs/");
                case REFERRERS -> path.contains("/referrers/");
                case TOKEN -> path.equals(EmbeddedRegistryAccess.TOKEN_PATH);
            };
        }
    }

    /** How an answer goes wrong. */
    @FunctionalInterface
    public interface Change {

        /** What is answered instead of the usual answer. */
        @NonNull
        EmbeddedRegistryAnswer apply(
                @NonNull EmbeddedRegistryRequest request, @NonNull Supplier<EmbeddedRegistryAnswer> usual);

        /** This change, and the other one on top of it. */
        @NonNull
        default Change and(@NonNull Change other) {
            return (request, usual) -> other.apply(request, () -> apply(request, usual));
        }
    }

    private final Request wanted;
    private final Change change;
    private final int passed;
    private final int times;
    private final AtomicInteger seen = new AtomicInteger();

    private RegistryFault(Request wanted, Change change, int passed, int times) {
        this.wanted = wanted;
        this.change = change;
        this.passed = passed;
        this.times = times;
    }

    /** Goes wrong each time. */
    @NonNull
    public static RegistryFault on(@NonNull Request wanted, @NonNull Change change) {
        return new RegistryFault(wanted, change, 0, Integer.MAX_VALUE);
    }

    /** Goes wrong so many times. */
    @NonNull
    public RegistryFault times(int most) {
        return new RegistryFault(wanted, change, passed, most);
    }

    /** Goes well so many times before. */
    @NonNull
    public RegistryFault after(int well) {
        return new RegistryFault(wanted, change, well, times);
    }

    /** Whether this request goes wrong; counts it if it is one of those that may. */
    boolean strikes(@NonNull EmbeddedRegistryRequest request) {
        if (!wanted.is(request)) {
            return false;
        }
        int before = seen.getAndIncrement();
        return before >= passed && before - passed < times;
    }

    @NonNull
    EmbeddedRegistryAnswer answer(
            @NonNull EmbeddedRegistryRequest request, @NonNull Supplier<EmbeddedRegistryAnswer> usual) {
        return change.apply(request, usual);
    }
}
