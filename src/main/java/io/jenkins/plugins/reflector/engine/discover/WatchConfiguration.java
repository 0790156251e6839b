package io.jenkins.plugins.reflector.engine.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.print.GroovyText;
import io.jenkins.plugins.reflector.engine.print.YamlText;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.ArrayList;
import java.util.List;

/** Writes proposals as people would write them by hand: as a line of a Pipeline, as Flux's resources, as code. */
public final class WatchConfiguration {
    private static final String INTERVAL = "10m";

    private final List<WatchedImage> images;

    /** @param images those without a guess are told in comments */
    public WatchConfiguration(@NonNull List<WatchedImage> images) {
        this.images = List.copyOf(images);
    }

    /**
     * The Pipeline step that updates the tree.
     *
     * @param url of its repository
     * @param path of the tree in the repository; empty for its root
     */
    @NonNull
    public String pipeline(@NonNull String url, @NonNull String path) {
        return pipeline(url, "", path, "git-bot");
    }

    /**
     * The Pipeline step that updates a branch.
     *
     * @param url of its repository
     * @param branch empty for the step's default
     * @param path of the tree in the repository; empty for its root
     * @param credentialsId who pushes; null for nobody in particular
     */
    @NonNull
    public String pipeline(
            @NonNull String url, @NonNull String branch, @NonNull String path, @CheckForNull String credentialsId) {
        StringBuilder text = new StringBuilder("reflectorUpdate url: " + GroovyText.quoted(url) + ",");
        text.append(credentialsId == null ? "" : " credentialsId: " + GroovyText.quoted(credentialsId) + ",");
        text.append(branch.isEmpty() ? "" : " branch: " + GroovyText.quoted(branch) + ",");
        text.append(path.isEmpty() ? "" : " path: " + GroovyText.quoted(path) + ",").append("\n                images: [\n");
        for (WatchedImage image : images) {
            String line = "[image: " + GroovyText.quoted(image.image().text());
            if (image.guess() == null) {
                text.append("                    // ").append(line).append(", policy: ???],  // ").append(noGuess()).append('\n');
                continue;
            }
            TagFilterSpec filter = image.guess().filter();
            text.append("                    ").append(line).append(", policy: ").append(call(image.guess().choice()));
            if (filter != null) {
                text.append(", filterTags: [pattern: ")
                        .append(GroovyText.quoted(filter.pattern()))
                        .append(", extract: ")
                        .append(GroovyText.quoted(filter.extract()))
                        .append(']');
            }
            if (reflects(image)) {
                text.append(", digestReflectionPolicy: ").append(GroovyText.quoted(image.reflection().text()));
            }
            text.append("],\n");
        }
        return text.append("                ]\n").toString();
    }

    /** Resources that Flux and the command line read alike. */
    @NonNull
    public String flux() {
        List<String> documents = new ArrayList<>();
        for (WatchedImage image : images) {
            String key = image.key();
            documents.add(
                    """
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImageRepository
                    metadata:
                      name: %s
                      namespace: flux-system
                    spec:
                      image: %s
                      interval: %s
                    """
                            .formatted(key, image.image().text(), INTERVAL));
            if (image.guess() == null) {
                documents.add("# " + key + ": " + noGuess() + "\n");
                continue;
            }
            StringBuilder policy = new StringBuilder(
                    """
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImagePolicy
                    metadata:
                      name: %s
                      namespace: flux-system
                    spec:
                      imageRepositoryRef:
                        name: %s
                    """
                            .formatted(key, key));
            fluxPolicy(image, policy);
            documents.add(policy.toString());
        }
        return String.join("---\n", documents);
    }

    /** Flux has no policy of one tag, but a filter that lets only that tag through is the same. */
    private static void fluxPolicy(WatchedImage image, StringBuilder text) {
        PolicyGuess guess = image.guess();
        DigestReflection reflection = image.reflection();
        if (guess.choice() instanceof PolicyChoice.DigestOf one) {
            guess = new PolicyGuess(
                    new PolicyChoice.Alphabetical("asc"),
                    new TagFilterSpec("^" + one.tag().replace(".", "[.]") + "$", ""));
            reflection = DigestReflection.ALWAYS;
        }
        filter(guess.filter(), "  ", text);
        text.append("  policy:\n");
        choice(guess.choice(), "    ", text);
        if (reflection != DigestReflection.NEVER) {
            text.append("  digestReflectionPolicy: ").append(reflection.text()).append('\n');
        }
        if (reflection == DigestReflection.ALWAYS) {
            text.append("  interval: ").append(INTERVAL).append('\n');
        }
    }

    /** Jenkins' configuration as code. */
    @NonNull
    public String configurationAsCode() {
        StringBuilder text = new StringBuilder("unclassified:\n  imageReflector:\n    imageRepositories:\n");
        for (WatchedImage image : images) {
            text.append("    - name: ").append(image.key());
            text.append("\n      image: ").append(image.image().text());
            text.append("\n      interval: ").append(INTERVAL).append('\n');
        }
        text.append("    imagePolicies:\n");
        for (WatchedImage image : images) {
            if (image.guess() == null) {
                text.append("    # ").append(image.key()).append(": ").append(noGuess()).append('\n');
                continue;
            }
            text.append("    - name: ").append(image.key());
            text.append("\n      imageRepositoryRef: ").append(image.key()).append('\n');
            filter(image.guess().filter(), "      ", text);
            text.append("      policy:\n");
            choice(image.guess().choice(), "        ", text);
            if (reflects(image)) {
                text.append("      digestReflectionPolicy: ").append(image.reflection().text()).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean reflects(WatchedImage image) {
        return image.reflection() != DigestReflection.NEVER
                && image.guess() != null
                && !(image.guess().choice() instanceof PolicyChoice.DigestOf);
    }

    private static String noGuess() {
        return "its tags tell no order; choose a policy by hand";
    }

    private static void filter(TagFilterSpec filter, String indent, StringBuilder text) {
        if (filter != null) {
            text.append(indent).append("filterTags:\n");
            text.append(indent).append("  pattern: ").append(YamlText.quoted(filter.pattern())).append('\n');
            if (!filter.extract().isEmpty()) {
                text.append(indent).append("  extract: ").append(YamlText.quoted(filter.extract())).append('\n');
            }
        }
    }

    private static void choice(PolicyChoice choice, String indent, StringBuilder text) {
        text.append(indent).append(name(choice)).append(":\n");
        text.append(indent).append("  ").append(field(choice)).append(": ").append(YamlText.quoted(value(choice))).append('\n');
    }

    /** As a table shows it, and as a Pipeline says it. */
    @NonNull
    public static String call(@NonNull PolicyChoice choice) {
        return name(choice) + "(" + GroovyText.quoted(value(choice)) + ")";
    }

    /** What a policy is called wherever it is written. */
    @NonNull
    public static String name(@NonNull PolicyChoice choice) {
        return choice instanceof PolicyChoice.SemVer
                ? "semver"
                : choice instanceof PolicyChoice.DigestOf
                        ? "digest"
                        : choice instanceof PolicyChoice.Numerical ? "numerical" : "alphabetical";
    }

    /** The name of the field that a policy has. */
    @NonNull
    public static String field(@NonNull PolicyChoice choice) {
        return choice instanceof PolicyChoice.SemVer ? "range" : choice instanceof PolicyChoice.DigestOf ? "tag" : "order";
    }

    /** What stands in that field. */
    @NonNull
    public static String value(@NonNull PolicyChoice choice) {
        if (choice instanceof PolicyChoice.SemVer semver) {
            return semver.range();
        }
        if (choice instanceof PolicyChoice.DigestOf digest) {
            return digest.tag();
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return numerical.order();
        }
        return choice instanceof PolicyChoice.Alphabetical alphabetical ? alphabetical.order() : "";
    }
}
