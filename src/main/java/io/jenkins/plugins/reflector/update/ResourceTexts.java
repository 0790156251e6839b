package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import java.io.IOException;
import java.util.List;

/** Where resources can be read by their path: the workspace of a build. */
@FunctionalInterface
public interface ResourceTexts {

    /**
     * A file, or the YAML and JSON files of a directory in the order of their paths.
     *
     * @return empty if there is no such file or directory
     * @throws IOException with a sentence for the user
     */
    @NonNull
    List<SourceText> read(@NonNull String path) throws IOException, InterruptedException;
}
