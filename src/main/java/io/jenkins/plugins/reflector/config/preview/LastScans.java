package io.jenkins.plugins.reflector.config.preview;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.util.Optional;

/** Who remembers the tags of image repositories. Asked only for users who may configure where the reference is written. */
public abstract class LastScans implements ExtensionPoint {

    /**
     * The last scan of an image repository.
     *
     * @param reference {@code name}, or {@code namespace/name}
     * @param namespace where the reference is written; from there names are looked for upward
     */
    @NonNull
    public abstract Optional<ScanResult> lastScan(@NonNull String reference, @NonNull String namespace);

    /**
     * When a tag was first seen here.
     *
     * @param image the canonical name of the image repository
     */
    @NonNull
    public Optional<FirstSeenLedger.Sighting> firstSeen(@NonNull String image, @NonNull String tag) {
        return Optional.empty();
    }

    /** When a tag was first seen by one who remembers. */
    @NonNull
    static Optional<FirstSeenLedger.Sighting> sighting(@NonNull String image, @NonNull String tag) {
        return ExtensionList.lookup(LastScans.class).stream()
                .flatMap(scans -> scans.firstSeen(image, tag).stream())
                .findFirst();
    }

    /** The first one that somebody remembers. */
    @NonNull
    static Optional<ScanResult> find(@NonNull String reference, @NonNull String namespace) {
        return ExtensionList.lookup(LastScans.class).stream()
                .flatMap(scans -> scans.lastScan(reference, namespace).stream())
                .findFirst();
    }
}
