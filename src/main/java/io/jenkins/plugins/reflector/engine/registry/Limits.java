package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * How far the client goes with one registry (features.md 4.3). A list that a cap ends is incomplete, and says so.
 *
 * @param pageSize the {@code n} asked for first; ECR takes no more than 1000
 * @param smallPageSize the {@code n} asked for where the first one is refused
 * @param pages most pages of one listing
 * @param listBytes most bytes of all pages of one listing together, after decompression
 * @param answerBytes most bytes of any other answer: a token, a manifest
 * @param depth deepest nesting of a JSON answer
 * @param redirects most redirects of one request
 * @param attempts most attempts of one request, the first included
 * @param firstWait wait before the second attempt; each further one is three times as long (flux.md 1.5)
 * @param answerTime most time for one attempt, body included; it ends sooner where the repository's timeout does
 * @param operationTime most time for one operation, however long the repository's timeout is
 */
public record Limits(
        int pageSize,
        int smallPageSize,
        int pages,
        long listBytes,
        int answerBytes,
        int depth,
        int redirects,
        int attempts,
        @NonNull Duration firstWait,
        @NonNull Duration answerTime,
        @NonNull Duration operationTime) {

    /** What holds where nobody says otherwise. */
    public static final Limits DEFAULT = new Limits(
            1000,
            100,
            5000,
            64L << 20,
            8 << 20,
            64,
            5,
            3,
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(30));

    public Limits {
        if (pageSize < 1 || smallPageSize < 1 || pages < 1 || listBytes < 1 || answerBytes < 1 || depth < 1) {
            throw new IllegalArgumentException("limits of sizes must be at least 1");
        }
        if (redirects < 0 || attempts < 1 || firstWait.isNegative()) {
            throw new IllegalArgumentException("redirects and waits must not be negative, attempts at least 1");
        }
        if (answerTime.isNegative() || answerTime.isZero() || operationTime.isNegative() || operationTime.isZero()) {
            throw new IllegalArgumentException("limits of time must be more than nothing");
        }
    }

    /** The same with another page size. */
    @NonNull
    public Limits withPageSize(int size) {
        return new Limits(
                size,
                Math.min(size, smallPageSize),
                pages,
                listBytes,
                answerBytes,
                depth,
                redirects,
                attempts,
                firstWait,
                answerTime,
                operationTime);
    }

    /** The same with other caps on a listing. */
    @NonNull
    public Limits withListCaps(int mostPages, long mostBytes) {
        return new Limits(
                pageSize,
                smallPageSize,
                mostPages,
                mostBytes,
                answerBytes,
                depth,
                redirects,
                attempts,
                firstWait,
                answerTime,
                operationTime);
    }

    /** The same with another cap on answers that are no lists. */
    @NonNull
    public Limits withAnswerBytes(int mostBytes) {
        return new Limits(
                pageSize,
                smallPageSize,
                pages,
                listBytes,
                mostBytes,
                depth,
                redirects,
                attempts,
                firstWait,
                answerTime,
                operationTime);
    }

    /** The same with other rules for trying again. */
    @NonNull
    public Limits withRetries(int mostAttempts, @NonNull Duration wait) {
        return new Limits(
                pageSize,
                smallPageSize,
                pages,
                listBytes,
                answerBytes,
                depth,
                redirects,
                mostAttempts,
                wait,
                answerTime,
                operationTime);
    }

    /** The same with other limits of time. */
    @NonNull
    public Limits withTimes(@NonNull Duration answer, @NonNull Duration operation) {
        return new Limits(
                pageSize,
                smallPageSize,
                pages,
                listBytes,
                answerBytes,
                depth,
                redirects,
                attempts,
                firstWait,
                answer,
                operation);
    }
}
