package io.jenkins.plugins.reflector.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.lint.ResourceLint;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.Glob;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The resources of a source, as far as they may be used: whoever can write to its repository is not therefore an
 * administrator, so credentials are used only if the source allows it, and Secrets never.
 *
 * @param resources what can be used
 * @param problems one line for each error, with file, line and field
 */
record FluxResources(@NonNull ResourceSet resources, @NonNull List<String> problems) {

    private static final ResourceSet NONE =
            new ResourceSet(List.of(), List.of(), List.of(), List.of(), List.of());

    /** What a source offers that was read; null if it never was. */
    @NonNull
    static FluxResources of(@NonNull FluxSourceItem source, @CheckForNull FluxState state) {
        if (state == null) {
            return new FluxResources(NONE, List.of());
        }
        ReadResult read = FluxReader.read(state.files());
        List<String> problems = new ArrayList<>();
        Stream.concat(read.problems().stream(), ResourceLint.check(read).stream())
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .forEach(problem -> problems.add("Flux resources \"" + source.getName() + "\": " + problem));
        ResourceSet all = read.resources();
        Use use = new Use(source, problems);
        return new FluxResources(
                new ResourceSet(
                        use.of(all.imageRepositories(), "ImageRepository", ImageRepository::name, FluxResources::named),
                        use.of(all.imagePolicies(), "ImagePolicy", ImagePolicy::name, policy -> Stream.empty()),
                        use.of(all.automations(), "ImageUpdateAutomation", ImageUpdateAutomation::name, FluxResources::named),
                        use.of(all.gitRepositories(), "GitRepository", GitRepository::name, FluxResources::named),
                        List.of()),
                problems);
    }

    private static Stream<String> named(ImageRepository repository) {
        return Stream.concat(Stream.ofNullable(repository.secretRef()), named(repository.connection()));
    }

    private static Stream<String> named(GitRepository repository) {
        return Stream.concat(Stream.ofNullable(repository.secretRef()), named(repository.connection()));
    }

    private static Stream<String> named(ImageUpdateAutomation automation) {
        return automation.commit() == null || automation.commit().signingKey() == null
                ? Stream.empty()
                : Stream.of(automation.commit().signingKey().secretRef());
    }

    private static Stream<String> named(Connection connection) {
        return Stream.concat(
                Stream.ofNullable(connection.certSecretRef()), Stream.ofNullable(connection.proxySecretRef()));
    }

    /** Which of the resources a source lets be used. */
    private record Use(FluxSourceItem source, List<String> problems) {

        <T> List<T> of(
                List<T> all, String kind, Function<T, ResourceName> nameOf, Function<T, Stream<String>> credentials) {
            List<T> usable = new ArrayList<>();
            for (T each : all) {
                ResourceName name = nameOf.apply(each);
                if (source.getNamespace() != null && !source.getNamespace().equals(name.namespace())) {
                    continue;
                }
                Optional<String> forbidden = credentials.apply(each).filter(id -> !allowed(id)).findFirst();
                if (forbidden.isPresent()) {
                    problems.add("Flux resources \"" + source.getName() + "\": the " + kind + " " + name
                            + " is left out, since it names the credentials \"" + forbidden.get()
                            + "\": allow them in the source's list of credentials that resources may use, or name others.");
                } else {
                    usable.add(each);
                }
            }
            return usable;
        }

        private boolean allowed(String id) {
            List<String> globs = source.getAllowedCredentials();
            return globs != null && globs.stream().anyMatch(glob -> Glob.matches(glob, id));
        }
    }
}
