package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.webhook.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A line of the log of deliveries, small whatever somebody sent: no header, no body, a few names and each of them cut. Its texts are
 * printable ASCII, and escaped where they are shown.
 */
public final class LoggedDelivery {

    private static final int MOST_NAMES = 10;
    private static final int MOST_LENGTH = 200;

    private final Instant time;
    private final Delivery.Outcome outcome;
    private final String detail;
    private final List<String> images;
    private final int furtherImages;
    private final List<String> repositories;
    private final int furtherRepositories;
    private final boolean unspecific;
    private final long times;

    private LoggedDelivery(Instant time, LoggedDelivery one, long times) {
        this.time = time;
        this.outcome = one.outcome;
        this.detail = one.detail;
        this.images = one.images;
        this.furtherImages = one.furtherImages;
        this.repositories = one.repositories;
        this.furtherRepositories = one.furtherRepositories;
        this.unspecific = one.unspecific;
        this.times = times;
    }

    /** @param hinted the image repositories that it leads to a scan of */
    LoggedDelivery(@NonNull Delivery delivery, @NonNull Collection<ImageRepository> hinted) {
        this.time = delivery.time();
        this.outcome = delivery.outcome();
        this.detail = cut(delivery.detail());
        this.images = few(delivery.images().stream().map(String::valueOf));
        this.furtherImages = Math.max(0, delivery.images().size() - MOST_NAMES);
        this.repositories = few(hinted.stream().map(repository -> repository.name().toString()));
        this.furtherRepositories = Math.max(0, hinted.size() - MOST_NAMES);
        this.unspecific = delivery.unspecific();
        this.times = 1;
    }

    private static List<String> few(Stream<String> names) {
        return names.limit(MOST_NAMES).map(LoggedDelivery::cut).toList();
    }

    private static String cut(String text) {
        return text.length() > MOST_LENGTH ? text.substring(0, MOST_LENGTH) + "..." : text;
    }

    /** This line again, for a delivery of which the same is to be said. */
    @NonNull
    LoggedDelivery again(@NonNull Instant when) {
        return new LoggedDelivery(when, this, times + 1);
    }

    boolean isAccepted() {
        return outcome == Delivery.Outcome.ACCEPTED;
    }

    /** Whether of another one nothing else is to be said, but when it came. */
    boolean saysTheSameAs(@NonNull LoggedDelivery other) {
        return outcome == other.outcome && detail.equals(other.detail) && images.isEmpty() && other.images.isEmpty();
    }

    Instant time() {
        return time;
    }

    /** When it came, the last of them, in UTC to the second. */
    @NonNull
    public String getTime() {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What became of it: {@code accepted}, {@code refused}, {@code not-understood} or {@code repeated}. */
    @NonNull
    public String getOutcome() {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why it was refused or not understood, or the name of the event; may be empty. */
    @NonNull
    public String getDetail() {
        return detail;
    }

    /** What it says was pushed, not all of it where that is much. */
    @NonNull
    public List<String> getImages() {
        return images;
    }

    /** How many images more it names. */
    public int getFurtherImages() {
        return furtherImages;
    }

    /** The image repositories that are scanned for it, not all of them where they are many. */
    @NonNull
    public List<String> getRepositories() {
        return repositories;
    }

    /** How many more are scanned. */
    public int getFurtherRepositories() {
        return furtherRepositories;
    }

    /** Whether it says that something happened, and not to which image. */
    public boolean isUnspecific() {
        return unspecific;
    }

    /** Whether it names images, and none that is watched and that this webhook may have scanned. */
    public boolean isWithoutEffect() {
        return isAccepted() && repositories.isEmpty() && (unspecific || !images.isEmpty());
    }

    /** Whether it is believed, and names no image that was pushed: a ping, a deletion, a layer. */
    public boolean isWithoutImages() {
        return isAccepted() && images.isEmpty() && !unspecific;
    }

    /** How many like it came one after the other. */
    public long getTimes() {
        return times;
    }
}
