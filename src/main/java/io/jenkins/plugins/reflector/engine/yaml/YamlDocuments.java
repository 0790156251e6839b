package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import java.util.List;

/**
 * What a file holds.
 *
 * @param documents the roots of the documents that could be read; empty documents are not among them
 * @param problems one error for each document that could not be read
 */
public record YamlDocuments(@NonNull List<YamlNode> documents, @NonNull List<Problem> problems) {

    public YamlDocuments {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }
}
