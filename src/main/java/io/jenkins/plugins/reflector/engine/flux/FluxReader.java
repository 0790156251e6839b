package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.yaml.YamlDocuments;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlNode;
import io.jenkins.plugins.reflector.engine.yaml.YamlReader;
import io.jenkins.plugins.reflector.engine.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads resources from files. A resource with an error is left out and the others are kept; nothing is ever thrown for
 * bad input (cli.md, "resources").
 */
public final class FluxReader {

    private final ProblemLog log = new ProblemLog();
    private final Map<String, Header> seen = new HashMap<>();
    private final List<ImageRepository> imageRepositories = new ArrayList<>();
    private final List<ImagePolicy> imagePolicies = new ArrayList<>();
    private final List<ImageUpdateAutomation> automations = new ArrayList<>();
    private final List<GitRepository> gitRepositories = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final FieldPlaces places = new FieldPlaces();

    private FluxReader() {}

    /** Reads all resources of all files, in their order. */
    @NonNull
    public static ReadResult read(@NonNull List<SourceText> sources) {
        FluxReader reader = new FluxReader();
        for (SourceText source : sources) {
            YamlDocuments documents = YamlReader.read(source.file(), source.text());
            reader.log.addAll(documents.problems());
            documents.documents().forEach(reader::document);
        }
        ResourceSet resources = new ResourceSet(
                reader.imageRepositories,
                reader.imagePolicies,
                reader.automations,
                reader.gitRepositories,
                reader.secrets);
        return new ReadResult(resources, reader.log.problems(), reader.places);
    }

    private void document(YamlNode root) {
        if (!(root instanceof YamlMapping mapping)) {
            log.error(root.position(), "", "expected a resource with apiVersion and kind, found " + root.describe());
            return;
        }
        ResourceKind kind = HeaderReader.kind(mapping, log);
        if (kind == ResourceKind.LIST) {
            list(mapping);
        } else if (kind != null) {
            resource(kind, mapping);
        }
    }

    /** {@code kind: List}, as {@code kubectl get -o yaml} prints it. */
    private void list(YamlMapping mapping) {
        YamlNode items = mapping.get("items").orElse(null);
        if (items instanceof YamlSequence sequence) {
            sequence.items().forEach(this::document);
        } else {
            log.error(
                    items == null ? mapping.position() : items.position(),
                    "items",
                    items == null ? "is missing; expected a list of resources" : "expected a list, found " + items.describe());
        }
    }

    private void resource(ResourceKind kind, YamlMapping mapping) {
        int errorsBefore = log.errors();
        FieldReader resource = new FieldReader(mapping, "", log);
        Header header = HeaderReader.read(kind, resource);
        if (header == null || isDuplicate(header)) {
            return;
        }
        places.add(header, mapping);
        if (kind == ResourceKind.SECRET) {
            Secret secret = SecretReader.read(header, resource);
            resource.done();
            keep(secret, errorsBefore, secrets);
            return;
        }
        FieldReader spec = resource.requiredObject("spec");
        resource.ignore("status");
        resource.done();
        if (spec == null) {
            return;
        }
        switch (kind) {
            case IMAGE_REPOSITORY -> keep(ImageRepositoryReader.read(header, spec), errorsBefore, imageRepositories);
            case IMAGE_POLICY -> keep(ImagePolicyReader.read(header, spec), errorsBefore, imagePolicies);
            case IMAGE_UPDATE_AUTOMATION -> {
                ImageUpdateAutomation automation = AutomationReader.read(header, spec);
                // One whose only fault is its strategy is kept, so that a run tells of it with Flux's reason.
                boolean kept = automation != null && automation.strategy() == null;
                keep(automation, kept ? errorsBefore + 1 : errorsBefore, automations);
            }
            default -> {
                OwnOptions.refuse(header, log);
                keep(GitRepositoryReader.read(header, spec), errorsBefore, gitRepositories);
            }
        }
    }

    private boolean isDuplicate(Header header) {
        Header first = seen.putIfAbsent(header.toString(), header);
        if (first == null) {
            return false;
        }
        log.error(
                header.position(),
                "metadata.name",
                header + " is declared twice, first at " + first.position() + "; remove or rename one of them");
        return true;
    }

    private <T> void keep(@CheckForNull T read, int errorsBefore, List<T> all) {
        if (read != null && log.errors() == errorsBefore) {
            all.add(read);
        }
    }
}
