"""A Scrapy spider that stores URL and body of every page of one host in SQLite, for comparison.

    scrapy runspider spider.py -a start=URL -a db=FILE
"""

import sqlite3
from urllib.parse import urlsplit

import scrapy
from scrapy.linkextractors import LinkExtractor


class Mirror(scrapy.Spider):
    name = "mirror"
    custom_settings = {
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
        "ROBOTSTXT_OBEY": False,
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "ERROR",
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "RETRY_TIMES": 1,
        "HTTPERROR_ALLOW_ALL": True,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    }

    def __init__(self, start, db, **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [start]
        self.allowed_domains = [urlsplit(start).hostname]
        self.links = LinkExtractor(tags=("a", "area", "frame", "iframe"), attrs=("href", "src"),
                                   deny_extensions=[],
                                   process_value=lambda value: value.split("#")[0])
        self.store = sqlite3.connect(db)
        self.store.execute("CREATE TABLE page (url TEXT PRIMARY KEY, status INTEGER, body BLOB)")
        self.pages = 0

    def parse(self, response):
        self.store.execute("INSERT OR IGNORE INTO page VALUES (?, ?, ?)",
                           (response.url, response.status, response.body))
        self.pages += 1
        if self.pages % 100 == 0:
            self.store.commit()
        if response.status == 200 and isinstance(response, scrapy.http.HtmlResponse):
            for link in self.links.extract_links(response):
                if not link.nofollow:
                    yield scrapy.Request(link.url)

    def closed(self, reason):
        self.store.commit()
        self.store.close()
