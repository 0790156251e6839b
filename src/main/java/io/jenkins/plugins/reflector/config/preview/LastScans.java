package io.jenkins.plugins.reflector.config.preview;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
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

    /** The first one that somebody remembers. */
    @NonNull
    static Optional<ScanResult> find(@NonNull String reference, @NonNull String namespace) {
        return ExtensionList.lookup(LastScans.class).stream()
                .flatMap(scans -> scans.lastScan(reference, namespace).stream())
                .findFirst();
    }
}
