package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Scans that are put into the store of a controller that scans nothing itself meanwhile, as if registries had answered so. */
final class StoredScans {

    private StoredScans() {}

    /**
     * Configures image repositories and semver policies, and nothing else.
     *
     * @param repositories an expression of Groovy for their names
     * @param policies an expression of Groovy for triples of name, repository and range
     */
    static void configure(JenkinsController jenkins, RealRegistry registry, String repositories, String policies) throws Exception {
        // The watcher begins nothing then.
        jenkins.http().script("jenkins.model.Jenkins.get().doQuietDown()");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.http().script("""
                import io.jenkins.plugins.reflector.config.*
                import io.jenkins.plugins.reflector.config.policy.SemVerChoice
                def configuration = ReflectorConfiguration.get()
                configuration.imageRepositories = (REPOSITORIES).collect {
                    def item = new ImageRepositoryItem(it.toString(), it.toString())
                    item.interval = '24h'
                    item
                }
                configuration.imagePolicies = (POLICIES).collect { new ImagePolicyItem(it[0].toString(), it[1].toString(), new SemVerChoice(it[2].toString())) }
                """.replace("REPOSITORIES", repositories).replace("POLICIES", policies));
    }

    /**
     * Stores scans that worked, and has their policies pick by them.
     *
     * @param tags an expression of Groovy for the list of tags
     * @param names an expression of Groovy for the names of image repositories in the namespace default
     */
    static void save(JenkinsController jenkins, String tags, String names) throws Exception {
        jenkins.http().script("""
                import io.jenkins.plugins.reflector.catalog.Catalogs
                import io.jenkins.plugins.reflector.engine.scan.*
                def watcher = io.jenkins.plugins.reflector.watcher.WatcherService.get()
                def now = java.time.Instant.now()
                def tags = (TAGS).collect { it.toString() }.sort().reverse()
                def names = (NAMES).collect { new io.jenkins.plugins.reflector.engine.resource.ResourceName('default', it.toString()) }
                names.each { name ->
                    def spec = Catalogs.current().repository(name).get().spec()
                    def image = io.jenkins.plugins.reflector.engine.image.ImageName.parse(spec.image()).canonical()
                    def result = new ScanResult(image, tags, [], true, now)
                    watcher.store().scans().save(name, RepositoryStatus.succeeded(null, spec, result, null, now), result)
                    watcher.store().ledger().record(image, tags, now)
                }
                watcher.watch().evaluate(Catalogs.current().evaluated().findAll { names.contains(it.repository()) })
                """.replace("TAGS", tags).replace("NAMES", names));
    }

    /** Stores that a scan failed. */
    static void fail(JenkinsController jenkins, String name, String message) throws Exception {
        jenkins.http().script("""
                import io.jenkins.plugins.reflector.engine.scan.*
                def store = io.jenkins.plugins.reflector.watcher.WatcherService.get().store()
                def name = new io.jenkins.plugins.reflector.engine.resource.ResourceName('default', 'NAME')
                def spec = io.jenkins.plugins.reflector.catalog.Catalogs.current().repository(name).get().spec()
                def message = new String('MESSAGE'.decodeBase64(), 'UTF-8')
                def failure = new ScanException(ScanException.Reason.READ_OPERATION_FAILED, message)
                store.scans().save(name, RepositoryStatus.failed(store.scans().status(name).orElse(null), spec, failure, null, java.time.Instant.now()))
                """.replace("NAME", name)
                .replace("MESSAGE", Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8))));
    }
}
