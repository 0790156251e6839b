package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Asks another source whatever it does not tell by itself. */
public abstract class ForwardingTagSource implements TagSource {

    /** Who is asked. */
    @NonNull
    protected final TagSource source;

    protected ForwardingTagSource(@NonNull TagSource source) {
        this.source = source;
    }

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
        return source.scan(repository);
    }

    @Override
    public String digest(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return source.digest(repository, tag);
    }

    @NonNull
    @Override
    public Optional<Set<String>> platforms(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return source.platforms(repository, tag);
    }

    @NonNull
    @Override
    public Optional<Instant> created(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return source.created(repository, tag);
    }
}
