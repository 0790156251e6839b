/** The build step of jobs that are no Pipelines. */
package io.jenkins.plugins.reflector.build;
