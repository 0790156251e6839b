package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What is remembered of a repository beside its tags, with Flux's names where Flux has them (flux.md 1.2). It is all that
 * {@link ScanSchedule} looks at, and small, whatever the number of tags.
 *
 * @param canonicalImageName of the last scan that worked; empty if none did
 * @param observedExclusionList what that scan left out
 * @param lastScanResult what it brought; null if none worked
 * @param attemptTime when the last scan ended, whether it worked or not
 * @param failures how many failed since the last that worked
 * @param error why the last one failed; null if it did not
 * @param stalled trying again is pointless until the resource changes
 * @param lastHandledReconcileAt the last request that was answered; empty if there was none
 * @param observedSpecification a fingerprint of the resource as it was at the last attempt
 */
public record RepositoryStatus(
        @NonNull String canonicalImageName,
        @NonNull List<String> observedExclusionList,
        @CheckForNull LastScanResult lastScanResult,
        @NonNull Instant attemptTime,
        int failures,
        @CheckForNull String error,
        boolean stalled,
        @NonNull String lastHandledReconcileAt,
        @NonNull String observedSpecification) {

    public RepositoryStatus {
        observedExclusionList = List.copyOf(observedExclusionList);
    }

    /**
     * After a scan that worked.
     *
     * @param previous what was known before; null if nothing was
     * @param request the request that was pending when it began; null if none was
     */
    @NonNull
    public static RepositoryStatus succeeded(
            @CheckForNull RepositoryStatus previous,
            @NonNull ImageRepository repository,
            @NonNull ScanResult result,
            @CheckForNull String request,
            @NonNull Instant end) {
        return new RepositoryStatus(
                result.canonicalImageName(),
                effectiveExclusionList(repository),
                LastScanResult.of(result),
                end,
                0,
                null,
                false,
                handled(previous, request),
                specification(repository));
    }

    /** After a scan that failed: what the last one that worked brought stays, and a request is answered all the same. */
    @NonNull
    public static RepositoryStatus failed(
            @CheckForNull RepositoryStatus previous,
            @NonNull ImageRepository repository,
            @NonNull ScanException failure,
            @CheckForNull String request,
            @NonNull Instant end) {
        return new RepositoryStatus(
                previous == null ? "" : previous.canonicalImageName,
                previous == null ? List.of() : previous.observedExclusionList,
                previous == null ? null : previous.lastScanResult,
                end,
                previous == null ? 1 : previous.failures + 1,
                failure.getMessage(),
                failure.reason().stalled(),
                handled(previous, request),
                specification(repository));
    }

    /** After a look that found nothing to scan for: the old result is as good as ever (flux.md appendix E). */
    @NonNull
    public RepositoryStatus settled(@NonNull ImageRepository repository) {
        return new RepositoryStatus(
                canonicalImageName,
                observedExclusionList,
                lastScanResult,
                lastScanResult == null ? attemptTime : lastScanResult.scanTime(),
                0,
                null,
                false,
                lastHandledReconcileAt,
                specification(repository));
    }

    /** Whether the last result is of the image and the exclusion list that the repository has now. */
    public boolean isAbout(@NonNull ImageRepository repository) {
        return isOfImage(repository) && hasExclusionListOf(repository);
    }

    boolean isOfImage(ImageRepository repository) {
        return lastScanResult != null
                && ImageName.tryParse(repository.image())
                        .map(name -> name.canonical().equals(canonicalImageName))
                        .orElse(false);
    }

    /** In any order, as Flux compares them. */
    boolean hasExclusionListOf(ImageRepository repository) {
        return observedExclusionList.stream().sorted().toList()
                .equals(effectiveExclusionList(repository).stream().sorted().toList());
    }

    private static List<String> effectiveExclusionList(ImageRepository repository) {
        return repository.exclusionList().isEmpty()
                ? ImageRepository.DEFAULT_EXCLUSION_LIST
                : repository.exclusionList();
    }

    private static String handled(RepositoryStatus previous, String request) {
        return request != null ? request : previous == null ? "" : previous.lastHandledReconcileAt;
    }

    /** The same for the same specification, also in another process; where it stands and its labels are no part of it. */
    static String specification(ImageRepository repository) {
        List<Object> fields = Arrays.asList(
                repository.image(),
                repository.interval(),
                repository.timeout(),
                repository.secretRef(),
                repository.connection(),
                repository.suspend(),
                repository.exclusionList(),
                repository.insecure(),
                repository.options());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(fields.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
